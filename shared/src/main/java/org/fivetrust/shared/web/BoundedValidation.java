package org.fivetrust.shared.web;

import jakarta.validation.Validator;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue;
import org.springframework.validation.Errors;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Tells the rules that a message does not keep, up to a number, in words of the bundles. */
class BoundedValidation extends SpringValidatorAdapter {

    BoundedValidation(Validator validator) {
        super(validator);
    }

    @Override
    public void validate(Object target, Errors errors) {
        mustBeKept(BrokenRule.heard(() -> super.validate(target, errors)));
    }

    @Override
    public void validate(Object target, Errors errors, Object... hints) {
        mustBeKept(BrokenRule.heard(() -> super.validate(target, errors, hints)));
    }

    private static void mustBeKept(List<BrokenRule> broken) {
        if (!broken.isEmpty()) {
            throw new InvalidValue(broken.stream().map(BrokenRule::violation).toList());
        }
    }
}
