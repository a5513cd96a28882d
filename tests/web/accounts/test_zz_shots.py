import pathlib, pytest
from django.urls import reverse
pytestmark = pytest.mark.django_db(transaction=True)
OUT = pathlib.Path("/tmp/shots2"); OUT.mkdir(exist_ok=True)
AXE = pathlib.Path("/work/main/node_modules/axe-core/axe.min.js").read_text()
def test_first(live_server, page, db):
    from counterfoil_web.accounts.first_administrator import first_administrator_link
    problems=[]
    page.on("console", lambda m: problems.append((page.url,m.text)) if m.type in ("error","warning") else None)
    def snap(name):
        for w in (1280,320):
            page.set_viewport_size({"width":w,"height":900}); page.screenshot(path=str(OUT/f"{name}-{w}.png"),full_page=True)
            sw=page.evaluate("document.documentElement.scrollWidth")
            if sw>w: problems.append((name,w,sw))
        page.evaluate(AXE)
        v=page.evaluate("axe.run(document,{runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})")["violations"]
        problems.extend((name,x["id"],[n["html"][:150] for n in x["nodes"]][:2]) for x in v)
    page.goto(first_administrator_link(live_server.url)); snap("first")
    page.locator("main form button[type=submit]").click(); snap("first-errors")
    page.fill("#id_name","Prif Swyddog Ŵyl'r"); page.fill("#id_email","first@force.example"); page.fill("#id_password","four unrelated green words"); page.check("input[value=listed]"); page.select_option("#id_body","force:gwent"); page.locator("main form button[type=submit]").click()
    page.wait_for_load_state(); snap("home")
    page.goto(live_server.url+"/people/"); snap("people-one")
    page.goto(live_server.url+"/organisation/"); page.check("#id_second_factor_required"); page.fill("#id_brand_colour","#1d3557"); page.locator("button[value=preview]").click(); page.wait_for_load_state(); snap("org-preview")
    page.locator("button[value=save]").click(); page.wait_for_load_state(); print(page.url); snap("second-needed")
    page.goto(live_server.url+"/account/2fa/totp/activate/"); snap("totp")
    page.goto(live_server.url+"/account/2fa/webauthn/add/"); snap("passkey")
    # passkey with a virtual authenticator
    cdp=page.context.new_cdp_session(page); cdp.send("WebAuthn.enable"); cdp.send("WebAuthn.addVirtualAuthenticator",{"options":{"protocol":"ctap2","transport":"internal","hasResidentKey":True,"hasUserVerification":True,"isUserVerified":True,"automaticPresenceSimulation":True}})
    page.goto(live_server.url.replace("127.0.0.1","localhost")+"/account/2fa/webauthn/add/"); print(page.url)
    if page.locator("#id_passwordless").count(): page.check("#id_passwordless")
    page.locator("#mfa_webauthn_add").click(); page.wait_for_timeout(2500); print(page.url); snap("codes")
    page.goto(page.url.split("/account")[0]+"/you/"); print(page.url); snap("you")
    page.goto(page.url.split("/you")[0]+"/account/2fa/"); snap("mfa")
    # kept words
    page.context.clear_cookies(name="sessionid")
    page.goto(page.url.split("/account")[0]+"/account/login/"); snap("login")
    page.locator("#passkey_login").click(); page.wait_for_timeout(2500); print("after passkey", page.url)
    page.goto(page.url.split("/account")[0].rstrip("/")+"/people/invite/"); page.fill("#id_email","new@force.example"); page.check("input[name=roles] >> nth=2")
    page.context.clear_cookies(name="sessionid")
    page.locator("main form button[type=submit]").click(); page.wait_for_load_state(); print(page.url); snap("login-late")
    page.locator("#passkey_login").click(); page.wait_for_timeout(2500); print(page.url); page.goto(live_server.url.replace("127.0.0.1","localhost")+"/kept-words/"); snap("kept")
    page.locator("text=Send again").click(); page.wait_for_load_state(); print(page.url, page.title())
    for p in problems: print("PROBLEM",p)
