package org.fivetrust.testing.broken;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

class Blocking {

    @Nullable
    String wait(Mono<String> later) {
        return later.block();
    }
}
