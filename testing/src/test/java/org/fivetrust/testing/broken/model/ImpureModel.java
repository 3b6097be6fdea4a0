package org.fivetrust.testing.broken.model;

import reactor.core.publisher.Mono;

public record ImpureModel(Mono<String> later) {}
