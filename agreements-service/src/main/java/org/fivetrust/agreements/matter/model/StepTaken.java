package org.fivetrust.agreements.matter.model;

/** A step, and the capacity in which it is taken. */
public record StepTaken(Step step, ActingCapacity capacity) {}
