package org.fivetrust.assets.disposal.model;

import org.jspecify.annotations.Nullable;

/** One paper a disposal rests on: its kind, its own number, and the archive record that holds it, once filed. */
public record Evidence(String kind, String number, @Nullable String record) {}
