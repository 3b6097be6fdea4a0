package org.fivetrust.funds.alert.model;

/** How far an alert has come (预警状态). */
public enum AlertStatus {
    OPEN,
    EXPLAINED,
    CLOSED
}
