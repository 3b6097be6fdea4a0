package org.fivetrust.launcher.issuer;

import java.util.List;

/** Someone who may ask for a token, and what the token says of him. {@code principals} is a list or {@code "*"}. */
record Login(String subject, String name, List<String> roles, Object principals) {}
