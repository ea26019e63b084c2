"""The official's side of OfficialApprovalTask: the mail, the page behind its link, the decision."""
