/**
 * Signed permissions: warrants (执行令) for single acts, mandates (常设授权) for standing ones, and the keys that sign both.
 */
@NullMarked
package org.fivetrust.agreements.authorization;

import org.jspecify.annotations.NullMarked;
