package io.ecoai.endpoint;

/**
 * Who answers and where: models that are located alike give the same answers to the same
 * requests.
 *
 * @param host what is particular to the provider
 * @param providerId the provider's id
 * @param endpoint tells apart the places that requests can go to
 * @param <H> what is known of a provider
 */
public record LocatedModel<H>(H host, String providerId, String endpoint) {

}
