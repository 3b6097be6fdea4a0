/** Benchmarks against alternatives; not part of the product. */
@NullMarked
package org.fivetrust.bench;

import org.jspecify.annotations.NullMarked;
