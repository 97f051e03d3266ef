"""The page of phones: plain HTML, CSS and JavaScript modules, served as they are."""
