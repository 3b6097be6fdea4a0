package org.fivetrust.testing.broken;

import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

@Component
class FunctionBean implements UnaryOperator<String> {

    @Override
    public String apply(String text) {
        return text;
    }
}
