package org.fivetrust.funds.matching.model;

/** What a run does with what a rule finds. */
public enum RuleMode {
    APPLY,
    /** It is shown, and a person decides. */
    PROPOSE,
    OFF
}
