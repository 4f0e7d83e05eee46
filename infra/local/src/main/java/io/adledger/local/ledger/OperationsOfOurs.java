package io.adledger.local.ledger;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Has a client of QLDB call AdLedger's own operations: for the consistency of two digests where it would ask for a block,
 * and another, such as to reopen a ledger, where it would ask for a digest.
 *
 * @param inPlaceOfDigest the name of the operation, as its path has it
 */
record OperationsOfOurs(String inPlaceOfDigest) implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        String path = request.encodedPath()
                .replaceFirst("/block$", "/consistency")
                .replaceFirst("/digest$", "/" + inPlaceOfDigest);
        return request.toBuilder().encodedPath(path).build();
    }
}
