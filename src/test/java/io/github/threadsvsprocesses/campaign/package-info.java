/**
 * Faults, tried at random moments of real work: kills, floods, strangers, a full memory, and what
 * is left after them. The long campaign is {@code mvn verify -Pcampaign}; a short selection of the
 * same scenarios runs with the kit's tests. May use the whole kit; read {@link
 * io.github.threadsvsprocesses.campaign.Scenario} first.
 */
@NullMarked
package io.github.threadsvsprocesses.campaign;

import org.jspecify.annotations.NullMarked;
