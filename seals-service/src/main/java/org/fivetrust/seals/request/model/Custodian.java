package org.fivetrust.seals.request.model;

/** Who holds the seal and puts it down (印章保管人). */
public record Custodian(String subject, String name) {}
