package org.fivetrust.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fivetrust.shared.kernel.Permission;

/**
 * Who may do an operation that changes something. The documents say so.
 *
 * <p>A permission is checked where the operation asks for its {@link Caller}: whoever has none of its roles is refused
 * before anything is read. An entitlement depends on what the operation is done to, and is checked there.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    Permission[] value() default {};

    Entitlement[] as() default {};
}
