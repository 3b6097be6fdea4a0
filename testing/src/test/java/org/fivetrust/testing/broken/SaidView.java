package org.fivetrust.testing.broken;

class SaidView {}
