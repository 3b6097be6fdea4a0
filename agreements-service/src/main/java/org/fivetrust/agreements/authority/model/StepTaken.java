package org.fivetrust.agreements.authority.model;

/** A step, and the hat under which it is taken. */
public record StepTaken(Step step, ActingCapacity hat) {}
