package org.fivetrust.testing.broken;

class ActInQuestion {}
