package org.fivetrust.shared.reading;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that a reader sees whole (明文可见字段). */
public record Sight(Set<MaskedField> whole) {

    /** Of a request whose caller is not known. */
    public static final Sight NONE = new Sight(Set.of());

    /** Of the product's own services. */
    public static final Sight ALL = new Sight(EnumSet.allOf(MaskedField.class));

    public Sight {
        whole = Set.copyOf(whole);
    }

    public boolean sees(MaskedField field) {
        return whole.contains(field);
    }

    public @Nullable String shown(MaskedField field, String text) {
        return sees(field) ? text : field.masked(text);
    }
}
