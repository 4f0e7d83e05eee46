package io.adledger.local.ledger;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Has a client of QLDB ask for the consistency of two digests, AdLedger's own operation, where it would ask for a block. */
final class ConsistencyInPlaceOfBlock implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return request.toBuilder()
                .encodedPath(request.encodedPath().replaceFirst("/block$", "/consistency"))
                .build();
    }
}
