package org.fivetrust.shared.web;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Splitter;
import org.hibernate.validator.messageinterpolation.HibernateMessageInterpolatorContext;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a value of a message does not keep. Of a long list every element may be wrong, and the validator looks at
 * each fault once for every other one: it is stopped at a number, as it would take minutes to hear it out.
 *
 * @param isOfOneValue not of several that have to fit each other
 */
record BrokenRule(Violation violation, boolean isOfOneValue) {

    private static final int MOST = 100;

    private static final String USUAL = "{jakarta.";

    private static final ThreadLocal<@Nullable List<BrokenRule>> FOUND = new ThreadLocal<>();

    static List<BrokenRule> of(Object message, Validator validator) {
        return heard(() -> validator.validate(message));
    }

    static List<BrokenRule> heard(Runnable validation) {
        var found = new ArrayList<BrokenRule>();
        FOUND.set(found);
        try {
            validation.run();
        } catch (Enough _) {
            // the first are told
        } finally {
            FOUND.remove();
        }
        found.sort(Comparator.comparing(broken -> broken.violation().pointer()));
        return found;
    }

    /** The validator asks for the words of each fault as it finds it. The words stand in the bundles of problems. */
    record Words() implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            var found = FOUND.get();
            if (found != null) {
                found.add(of(template, context));
                if (found.size() == MOST) {
                    throw new Enough();
                }
            }
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale language) {
            return interpolate(template, context);
        }
    }

    private static BrokenRule of(String template, MessageInterpolator.Context context) {
        var fault = context.unwrap(HibernateMessageInterpolatorContext.class);
        var rule = context.getConstraintDescriptor();
        var path = fault.getPropertyPath();
        return new BrokenRule(
                words(template, pointer(fault.getRootBeanType(), path), rule),
                !(rule.getAnnotation() instanceof AssertTrue));
    }

    /** The path of an argument begins with its method. */
    private static String pointer(Class<?> root, Path path) {
        var pointer = FieldPointer.of(root, path);
        return root.isRecord() ? pointer : pointer.substring(pointer.indexOf('/', 1));
    }

    /**
     * A template of our own is a code, such as {@code digest}, and for a method the field that it is about, after
     * {@code @}.
     */
    private static Violation words(String template, String pointer, ConstraintDescriptor<?> rule) {
        if (template.startsWith(USUAL)) {
            return usual(pointer, rule);
        }
        var parts = Splitter.of(template, '@', 2);
        return Violation.worded(
                parts.getFirst(),
                parts.size() == 1 ? pointer : pointer.substring(0, pointer.lastIndexOf('/') + 1) + parts.getLast());
    }

    private static Violation usual(String pointer, ConstraintDescriptor<?> rule) {
        return switch (rule.getAnnotation().annotationType().getSimpleName()) {
            case "NotNull" -> UnreadableRequest.missing(pointer);
            case "NotBlank", "NotEmpty" -> Violation.worded("blank", pointer);
            case "Size" -> size(pointer, (int) limit(rule, "min"), (int) limit(rule, "max"));
            case "Min" -> Violation.worded("at-least", pointer, "least", limit(rule, "value"));
            case "Max" -> Violation.worded("at-most", pointer, "most", limit(rule, "value"));
            case "Positive" -> Violation.worded("at-least", pointer, "least", 1);
            case "PositiveOrZero" -> Violation.worded("at-least", pointer, "least", 0);
            default -> Violation.worded("kind", pointer);
        };
    }

    private static Object limit(ConstraintDescriptor<?> rule, String name) {
        return Objects.requireNonNull(rule.getAttributes().get(name), name);
    }

    private static Violation size(String pointer, int least, int most) {
        if (most == Integer.MAX_VALUE) {
            return Violation.worded("too-short", pointer, "least", least);
        }
        return least == 0
                ? Violation.worded("too-long", pointer, "most", most)
                : Violation.worded("length", pointer, "least", least, "most", most);
    }

    private static final class Enough extends ValidationException {}
}
