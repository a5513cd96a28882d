"""Components and formats in templates."""

from django import template

register = template.Library()
