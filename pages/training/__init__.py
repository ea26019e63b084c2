"""What people do with trainings: register, wait, answer an offer, be enrolled, come."""
