"""What visitors tell the city: aspirations with an answer (FB-01, FB-02), and whether a page helped (GD-06)."""
