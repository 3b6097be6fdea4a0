package org.fivetrust.funds.alert.model;

/** How grave an alert is (预警级别). */
public enum AlertLevel {
    RED,
    YELLOW,
    BLUE
}
