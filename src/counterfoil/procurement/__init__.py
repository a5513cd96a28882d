"""The plan of a procurement under the Procurement Act 2023: route, days, notices, registers."""
