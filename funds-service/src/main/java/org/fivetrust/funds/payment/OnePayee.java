package org.fivetrust.funds.payment;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fivetrust.funds.payment.PaymentMessages.Ask;

/** Either the payee or a registered account is named; told with all other faults of the request. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OnePayee.Validator.class)
@interface OnePayee {

    String message() default "payee-or-account";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<OnePayee, Ask> {

        @Override
        public boolean isValid(Ask ask, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("payee")
                    .addConstraintViolation();
            return (ask.payee() == null) != (ask.payeeAccount() == null);
        }
    }
}
