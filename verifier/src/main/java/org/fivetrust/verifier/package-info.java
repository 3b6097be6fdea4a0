/** The offline verifier: checks the proofs of a service without access to it (离线核验). */
@NullMarked
package org.fivetrust.verifier;

import org.jspecify.annotations.NullMarked;
