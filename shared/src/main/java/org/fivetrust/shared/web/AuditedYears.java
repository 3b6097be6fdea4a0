package org.fivetrust.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens handlers to auditors and names the query parameters that hold the years they show, written like 2026, 2026-03
 * or 2026-03-31. Without parameters a handler shows the year of what its path names, or data of no year. A service that
 * requires mandates refuses auditors every handler without this annotation.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditedYears {

    String[] value() default {};
}
