/**
 * Merkle trees, checkpoints, proofs and samples: pure, so that whoever distrusts the services can run the same code
 * without them.
 */
@NullMarked
package org.fivetrust.evidence.model;

import org.jspecify.annotations.NullMarked;
