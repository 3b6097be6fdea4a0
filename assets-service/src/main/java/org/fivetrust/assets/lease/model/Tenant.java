package org.fivetrust.assets.lease.model;

import org.fivetrust.shared.kernel.Likeness;

/** Who takes something on lease (承租人). */
public record Tenant(String name) {

    /** By what a tenant is found again, however the name was written. */
    public String key() {
        return Likeness.name(name);
    }
}
