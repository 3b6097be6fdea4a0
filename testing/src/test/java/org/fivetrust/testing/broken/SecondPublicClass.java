package org.fivetrust.testing.broken;

public class SecondPublicClass {}
