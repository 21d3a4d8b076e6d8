/**
 * The <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/StoreInLibrary.html">Claim Check</a>: large data is
 * left beside the ledger when its event is recorded, and the event travels on with a reference to it, so that the broker moves a
 * large body once and not once a stage.
 */
@NullMarked
package dev.penstock.claim;

import org.jspecify.annotations.NullMarked;
