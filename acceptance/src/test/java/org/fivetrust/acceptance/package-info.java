/** Journeys through the gateway, as a client walks them: plain HTTP, no inside knowledge. */
package org.fivetrust.acceptance;
