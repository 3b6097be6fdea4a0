package org.fivetrust.testing.broken;

import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class NamelessPort {

    NamelessPort(Function<String, Integer> count) {}
}
