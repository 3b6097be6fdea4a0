/** The offline verifier: what a service proves, checked by whoever does not trust it. */
@NullMarked
package org.fivetrust.verifier;

import org.jspecify.annotations.NullMarked;
