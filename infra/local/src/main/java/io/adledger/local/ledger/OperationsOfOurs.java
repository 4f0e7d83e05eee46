package io.adledger.local.ledger;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Has a client of QLDB call AdLedger's own operations: for the consistency of two digests where it would ask for a block,
 * to reopen a ledger where it would ask for a digest.
 */
final class OperationsOfOurs implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        String path =
                request.encodedPath().replaceFirst("/block$", "/consistency").replaceFirst("/digest$", "/reopen");
        return request.toBuilder().encodedPath(path).build();
    }
}
