/** An OIDC token issuer for demos and small installations. */
@NullMarked
package org.fivetrust.launcher.issuer;

import org.jspecify.annotations.NullMarked;
