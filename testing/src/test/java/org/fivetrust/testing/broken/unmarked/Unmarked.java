package org.fivetrust.testing.broken.unmarked;

class Unmarked {}
