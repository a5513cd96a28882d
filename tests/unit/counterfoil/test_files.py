"""Files are read whole and safely, and written all or nothing."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from types import MappingProxyType

import pytest

from counterfoil.errors import InvalidValue, UnreadableInput
from counterfoil.files import (
    UnwritableOutput,
    make_folder,
    read_bytes,
    read_text,
    text_lines,
    write_bytes,
    write_folder,
    write_text,
)


def refusal(kind, call, *args):
    with pytest.raises(kind) as caught:
        call(*args)
    return caught.value


def failing(number):
    def fail(*args, **options):
        raise OSError(number, os.strerror(number))

    return fail


class TestBytes:
    def test_come_as_they_are(self, tmp_path):
        file = tmp_path / "bundle.zip"
        file.write_bytes(b"\xff\x00PK")

        assert read_bytes(file, 4) == b"\xff\x00PK"
        assert "at most 3" in refusal(UnreadableInput, read_bytes, file, 3).what
        assert "no such file" in refusal(UnreadableInput, read_bytes, tmp_path / "none", 3).what


class TestLines:
    def test_come_one_by_one_without_their_ends(self, tmp_path):
        file = tmp_path / "log.jsonl"
        file.write_bytes("\ufeffone\r\ntŷ\n\nlast".encode())

        assert list(text_lines(file, 100)) == ["one", "tŷ", "", "last"]

    def test_a_longer_line_is_refused_by_its_number(self, tmp_path):
        file = tmp_path / "log.jsonl"
        file.write_text("12345\n123456\n")

        error = refusal(UnreadableInput, list, text_lines(file, 6))
        assert (error.where, error.what) == (f"{file}, line 2", "the line is longer than 6 bytes")

    def test_other_bytes_are_refused_by_their_line(self, tmp_path):
        file = tmp_path / "log.jsonl"
        file.write_bytes(b"one\n\xff\n")

        assert refusal(UnreadableInput, list, text_lines(file, 9)).where == f"{file}, line 2"

    def test_no_file_and_a_folder_are_refused(self, tmp_path):
        assert "no such file" in refusal(UnreadableInput, list, text_lines(tmp_path / "a", 9)).what
        assert "a folder" in refusal(UnreadableInput, list, text_lines(tmp_path, 9)).what


class TestReading:
    def test_text_comes_as_it_stands(self, tmp_path):
        file = tmp_path / "llinellau.csv"
        file.write_bytes("enw,£\r\nDyfed-Powys – tŷ,1\n".encode())

        assert read_text(file, 1_000) == "enw,£\r\nDyfed-Powys – tŷ,1\n"

    def test_byte_order_mark_is_left_out(self, tmp_path):
        file = tmp_path / "excel.csv"
        file.write_bytes(b"\xef\xbb\xbfid,amount\n")

        assert read_text(str(file), 1_000) == "id,amount\n"

    def test_empty_file_is_empty_text(self, tmp_path):
        (tmp_path / "a").touch()

        assert read_text(tmp_path / "a", 0) == ""

    @pytest.mark.parametrize(("most", "is_read"), [(5, True), (4, False)])
    def test_size_is_held_to_the_limit(self, tmp_path, most, is_read):
        file = tmp_path / "case.yaml"
        file.write_text("12345")

        if is_read:
            assert read_text(file, most) == "12345"
        else:
            error = refusal(UnreadableInput, read_text, file, most)
            assert error.what == "it is 5 bytes; at most 4 are read"

    def test_huge_file_is_refused_without_being_read(self, tmp_path):
        file = tmp_path / "huge.yaml"
        with file.open("wb") as sparse:
            sparse.truncate(1 << 40)  # a tebibyte, which takes no room on the disk

        error = refusal(UnreadableInput, read_text, file, 50_000_000)

        assert "1,099,511,627,776 bytes; at most 50,000,000" in error.what

    def test_absent_file(self, tmp_path):
        error = refusal(UnreadableInput, read_text, tmp_path / "case.yaml", 10)

        assert error.what == "there is no such file"
        assert error.where == str(tmp_path / "case.yaml")

    def test_folder(self, tmp_path):
        assert "folder" in refusal(UnreadableInput, read_text, tmp_path, 10).what

    def test_file_taken_for_a_folder(self, tmp_path):
        (tmp_path / "a").touch()

        error = refusal(UnreadableInput, read_text, tmp_path / "a" / "b", 10)

        assert "is a file, not a folder" in error.what

    def test_pipe_is_refused_and_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")

        assert "pipe" in refusal(UnreadableInput, read_text, tmp_path / "pipe", 10).what

    def test_name_with_a_zero_byte(self):
        assert "null byte" in refusal(UnreadableInput, read_text, "a\0b", 10).what

    def test_other_encoding_is_told_with_its_line(self, tmp_path):
        file = tmp_path / "lines.csv"
        file.write_bytes("id,name\na,Tŷ\nb,caf\xe9\n".encode("latin-1", "replace"))

        error = refusal(UnreadableInput, read_text, file, 1_000)

        assert error.where == f"{file}, line 3"
        assert "byte 0xe9" in error.what
        assert "UTF-8" in error.mend

    def test_utf16_is_named(self, tmp_path):
        file = tmp_path / "lines.csv"
        file.write_bytes("id,amount".encode("utf-16"))

        assert "UTF-16" in refusal(UnreadableInput, read_text, file, 1_000).what

    def test_binary_file_is_no_text(self, tmp_path):
        file = tmp_path / "case.yaml"
        file.write_bytes(b"id: a\nname: \0\n")

        error = refusal(UnreadableInput, read_text, file, 1_000)

        assert error.where == f"{file}, line 2"

    def test_right_to_read_is_missing(self, tmp_path, monkeypatch):
        (tmp_path / "a").touch()
        monkeypatch.setattr("pathlib.Path.open", failing(errno.EACCES))

        error = refusal(UnreadableInput, read_text, tmp_path / "a", 10)

        assert error.what == "this user may not read it"


class TestWriting:
    def test_text_is_utf8_with_plain_line_ends(self, tmp_path):
        write_text(tmp_path / "a.csv", "£1 – tŷ\n")

        assert (tmp_path / "a.csv").read_bytes() == b"\xc2\xa31 \xe2\x80\x93 t\xc5\xb7\n"

    def test_older_file_gives_way_and_keeps_its_permissions(self, tmp_path):
        file = tmp_path / "run.json"
        file.write_text("old and longer")
        file.chmod(0o640)

        write_bytes(str(file), b"new")

        assert file.read_bytes() == b"new"
        assert stat.S_IMODE(file.stat().st_mode) == 0o640

    def test_new_file_has_the_permissions_any_program_gives(self, tmp_path):
        (tmp_path / "by hand").touch()

        write_bytes(tmp_path / "ours", b"")

        assert (tmp_path / "ours").stat().st_mode == (tmp_path / "by hand").stat().st_mode

    def test_nothing_but_the_file_is_left(self, tmp_path):
        write_text(tmp_path / "a", "1")
        write_text(tmp_path / "a", "2")

        assert [file.name for file in tmp_path.iterdir()] == ["a"]

    def test_longest_name_can_be_written(self, tmp_path):
        write_text(tmp_path / ("a" * 255), "1")

        assert (tmp_path / ("a" * 255)).read_text() == "1"

    def test_link_is_followed(self, tmp_path):
        (tmp_path / "link").symlink_to(tmp_path / "real")

        write_text(tmp_path / "link", "1")

        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real").read_text() == "1"

    @pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
    def test_fault_at_any_step_leaves_the_old_file_alone(self, tmp_path, monkeypatch, step):
        (tmp_path / "a").write_text("old")
        monkeypatch.setattr(step, failing(errno.ENOSPC))

        error = refusal(UnwritableOutput, write_text, tmp_path / "a", "new")

        assert error.what == "the disk is full"
        assert (tmp_path / "a").read_text() == "old"
        assert [file.name for file in tmp_path.iterdir()] == ["a"]

    def test_interruption_leaves_nothing_behind(self, tmp_path, monkeypatch):
        def interrupt(descriptor):
            raise KeyboardInterrupt

        monkeypatch.setattr("os.fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_text(tmp_path / "a", "new")

        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (errno.EROFS, "can only be read"),
            (errno.EACCES, "may not write there"),
            (errno.EIO, "Input/output error"),
        ],
    )
    def test_fault_of_the_disk_is_told_plainly(self, tmp_path, monkeypatch, number, words):
        monkeypatch.setattr("os.fsync", failing(number))

        error = refusal(UnwritableOutput, write_text, tmp_path / "a", "new")

        assert words in error.what
        assert error.where == str(tmp_path / "a")

    def test_missing_folder(self, tmp_path):
        error = refusal(UnwritableOutput, write_text, tmp_path / "no" / "a", "1")

        assert error.what == "the folder it goes into does not exist"

    def test_folder_of_that_name(self, tmp_path):
        assert "is a folder" in refusal(UnwritableOutput, write_text, tmp_path, "1").what

    def test_device_is_never_replaced(self):
        error = refusal(UnwritableOutput, write_text, "/dev/null", "1")

        assert "not an ordinary file" in error.what
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)

    def test_half_a_character(self, tmp_path):
        error = refusal(InvalidValue, write_text, tmp_path / "a", "ab\udc80")

        assert "position 3" in error.what
        assert list(tmp_path.iterdir()) == []


class TestWritingAFolder:
    FILES = MappingProxyType({"case.yaml": b"id: a\n", "lines/partner.csv": b"id\n"})

    def test_all_files_are_there(self, tmp_path):
        write_folder(tmp_path / "case", self.FILES)

        assert (tmp_path / "case" / "case.yaml").read_bytes() == b"id: a\n"
        assert (tmp_path / "case" / "lines" / "partner.csv").read_bytes() == b"id\n"
        assert [file.name for file in tmp_path.iterdir()] == ["case"]

    def test_empty_folder_may_be_filled(self, tmp_path):
        (tmp_path / "case").mkdir()

        write_folder(str(tmp_path / "case"), self.FILES)

        assert (tmp_path / "case" / "case.yaml").exists()

    def test_folder_with_something_in_it_is_left_alone(self, tmp_path):
        (tmp_path / "case").mkdir()
        (tmp_path / "case" / "mine").touch()

        error = refusal(UnwritableOutput, write_folder, tmp_path / "case", self.FILES)

        assert error.what == "the folder is there and is not empty"
        assert [file.name for file in (tmp_path / "case").iterdir()] == ["mine"]

    def test_file_of_that_name_is_left_alone(self, tmp_path):
        (tmp_path / "case").write_text("mine")

        error = refusal(UnwritableOutput, write_folder, tmp_path / "case", self.FILES)

        assert error.what == "there is a file of that name"
        assert (tmp_path / "case").read_text() == "mine"

    def test_folder_one_stands_in_is_left_alone(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        assert "you are in" in refusal(UnwritableOutput, write_folder, ".", self.FILES).what

    @pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.rename"])
    def test_fault_at_any_step_leaves_nothing(self, tmp_path, monkeypatch, step):
        monkeypatch.setattr(step, failing(errno.ENOSPC))

        error = refusal(UnwritableOutput, write_folder, tmp_path / "case", self.FILES)

        assert error.what == "the disk is full"
        assert list(tmp_path.iterdir()) == []

    def test_folder_filled_meanwhile_is_left_alone(self, tmp_path, monkeypatch):
        rename = Path.rename

        def fill_then_rename(neighbour, target):
            target.mkdir()
            (target / "theirs").touch()
            rename(neighbour, target)

        monkeypatch.setattr("pathlib.Path.rename", fill_then_rename)

        error = refusal(UnwritableOutput, write_folder, tmp_path / "case", self.FILES)

        assert error.what == "the folder is there and is not empty"
        assert [file.name for file in tmp_path.iterdir()] == ["case"]

    def test_missing_folder_above(self, tmp_path):
        error = refusal(UnwritableOutput, write_folder, tmp_path / "no" / "case", self.FILES)

        assert error.what == "the folder it goes into does not exist"

    @pytest.mark.parametrize(
        "name", ["../a", "/etc/a", "a/../../b", "", ".", "a\\b", "a\0"], ids=repr
    )
    def test_no_name_leads_out_of_the_folder(self, tmp_path, name):
        refusal(InvalidValue, write_folder, tmp_path / "case", {name: b""})

        assert list(tmp_path.iterdir()) == []


class TestMakingAFolder:
    def test_it_is_made_with_those_above_it_and_may_be_there(self, tmp_path):
        for _ in range(2):
            make_folder(tmp_path / "one" / "two")

        assert (tmp_path / "one" / "two").is_dir()

    def test_a_file_of_that_name_is_told(self, tmp_path):
        (tmp_path / "runs").touch()

        assert refusal(UnwritableOutput, make_folder, tmp_path / "runs").what == (
            "there is a file of that name"
        )
        below = refusal(UnwritableOutput, make_folder, tmp_path / "runs" / "below")
        assert below.what == "part of its address is a file, not a folder"
