package org.fivetrust.launcher.demo;

import java.util.Map;

/**
 * One call that a person of the demo town makes. {@code <name>} in a path or body stands for the id that the step of
 * that name was answered with.
 */
record TownStep(String name, String login, String path, Map<String, Object> body) {}
