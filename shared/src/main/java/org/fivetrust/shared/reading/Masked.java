package org.fivetrust.shared.reading;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonSerialize;

/** A text of an answer that leaves masked unless the reader's {@link Sight} shows it; what is stored stays whole. */
@JacksonAnnotationsInside
@JsonSerialize(using = MaskedSerializer.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Masked {

    MaskedField value();
}
