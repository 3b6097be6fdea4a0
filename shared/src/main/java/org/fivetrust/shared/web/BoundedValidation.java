package org.fivetrust.shared.web;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.hibernate.validator.messageinterpolation.HibernateMessageInterpolatorContext;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Tells all faults of a message up to a number. Of a long list every element may be wrong, and the validator looks at
 * each fault once for every other one: it would take minutes to hear it out.
 */
class BoundedValidation extends SpringValidatorAdapter {

    private static final int MOST = 100;

    private static final ThreadLocal<@Nullable List<Violation>> FOUND = new ThreadLocal<>();

    BoundedValidation(Validator validator) {
        super(validator);
    }

    @Override
    public void validate(Object target, Errors errors) {
        hear(() -> super.validate(target, errors));
    }

    @Override
    public void validate(Object target, Errors errors, Object... hints) {
        hear(() -> super.validate(target, errors, hints));
    }

    private static void hear(Runnable validation) {
        var found = new ArrayList<Violation>();
        FOUND.set(found);
        try {
            validation.run();
        } catch (Enough _) {
            throw new InvalidValue(found);
        } finally {
            FOUND.remove();
        }
    }

    /** The validator asks for the words of each fault as it finds it. */
    record Words(MessageInterpolator usual) implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return told(usual.interpolate(template, context), context);
        }

        @Override
        public String interpolate(String template, Context context, Locale language) {
            return told(usual.interpolate(template, context, language), context);
        }

        private static String told(String words, Context context) {
            var found = FOUND.get();
            if (found != null) {
                var fault = context.unwrap(HibernateMessageInterpolatorContext.class);
                var pointer = FieldPointer.of(
                        fault.getRootBeanType(), fault.getPropertyPath().toString());
                found.add(new Violation(pointer, words));
                if (found.size() == MOST) {
                    throw new Enough();
                }
            }
            return words;
        }
    }

    private static final class Enough extends ValidationException {}
}
