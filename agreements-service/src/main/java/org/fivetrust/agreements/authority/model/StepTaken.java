package org.fivetrust.agreements.authority.model;

/** A step, and the capacity in which it is taken. */
public record StepTaken(Step step, ActingCapacity capacity) {}
