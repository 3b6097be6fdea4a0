package org.fivetrust.funds.transfer.model;

/** Which side of a transfer it is: the one that receives, or the one that gives. */
public enum Direction {
    IN,
    OUT
}
