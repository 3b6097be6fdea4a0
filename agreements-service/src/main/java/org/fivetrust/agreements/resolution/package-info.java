/** Resolutions of assemblies (决议), judged by dated rules. */
@NullMarked
package org.fivetrust.agreements.resolution;

import org.jspecify.annotations.NullMarked;
