package dev.wharf.wasi.http;

import dev.wharf.http.HttpException;
import dev.wharf.wasi.p2.http.Types.DNSErrorPayload;
import dev.wharf.wasi.p2.http.Types.ErrorCode;
import dev.wharf.wasi.p2.http.Types.FieldSizePayload;
import dev.wharf.wasi.p2.http.Types.TLSAlertReceivedPayload;
import java.util.Optional;
import java.util.OptionalLong;

/** The names of 0.2 for what goes wrong with messages. */
final class ErrorCodesP2 {
  private ErrorCodesP2() {}

  static ErrorCode of(HttpException e) {
    return switch (e.error()) {
      case DNS_TIMEOUT -> ErrorCode.DNSTimeout.INSTANCE;
      case DNS_ERROR -> new ErrorCode.DNSError(new DNSErrorPayload(text(e), Optional.empty()));
      case DESTINATION_NOT_FOUND -> ErrorCode.DestinationNotFound.INSTANCE;
      case DESTINATION_UNAVAILABLE -> ErrorCode.DestinationUnavailable.INSTANCE;
      case DESTINATION_IP_PROHIBITED -> ErrorCode.DestinationIPProhibited.INSTANCE;
      case DESTINATION_IP_UNROUTABLE -> ErrorCode.DestinationIPUnroutable.INSTANCE;
      case CONNECTION_REFUSED -> ErrorCode.ConnectionRefused.INSTANCE;
      case CONNECTION_TERMINATED -> ErrorCode.ConnectionTerminated.INSTANCE;
      case CONNECTION_TIMEOUT -> ErrorCode.ConnectionTimeout.INSTANCE;
      case CONNECTION_READ_TIMEOUT -> ErrorCode.ConnectionReadTimeout.INSTANCE;
      case CONNECTION_WRITE_TIMEOUT -> ErrorCode.ConnectionWriteTimeout.INSTANCE;
      case CONNECTION_LIMIT_REACHED -> ErrorCode.ConnectionLimitReached.INSTANCE;
      case TLS_PROTOCOL_ERROR -> ErrorCode.TLSProtocolError.INSTANCE;
      case TLS_CERTIFICATE_ERROR -> ErrorCode.TLSCertificateError.INSTANCE;
      case TLS_ALERT_RECEIVED ->
          new ErrorCode.TLSAlertReceived(
              new TLSAlertReceivedPayload(
                  boxed(e.size()).map(alert -> (int) (long) alert), text(e)));
      case HTTP_REQUEST_DENIED -> ErrorCode.HTTPRequestDenied.INSTANCE;
      case HTTP_REQUEST_LENGTH_REQUIRED -> ErrorCode.HTTPRequestLengthRequired.INSTANCE;
      case HTTP_REQUEST_BODY_SIZE -> new ErrorCode.HTTPRequestBodySize(boxed(e.size()));
      case HTTP_REQUEST_METHOD_INVALID -> ErrorCode.HTTPRequestMethodInvalid.INSTANCE;
      case HTTP_REQUEST_URI_INVALID -> ErrorCode.HTTPRequestURIInvalid.INSTANCE;
      case HTTP_REQUEST_URI_TOO_LONG -> ErrorCode.HTTPRequestURITooLong.INSTANCE;
      case HTTP_REQUEST_HEADER_SECTION_SIZE ->
          new ErrorCode.HTTPRequestHeaderSectionSize(boxed(e.size()));
      case HTTP_REQUEST_HEADER_SIZE -> new ErrorCode.HTTPRequestHeaderSize(Optional.of(field(e)));
      case HTTP_REQUEST_TRAILER_SECTION_SIZE ->
          new ErrorCode.HTTPRequestTrailerSectionSize(boxed(e.size()));
      case HTTP_REQUEST_TRAILER_SIZE -> new ErrorCode.HTTPRequestTrailerSize(field(e));
      case HTTP_RESPONSE_INCOMPLETE -> ErrorCode.HTTPResponseIncomplete.INSTANCE;
      case HTTP_RESPONSE_HEADER_SECTION_SIZE ->
          new ErrorCode.HTTPResponseHeaderSectionSize(boxed(e.size()));
      case HTTP_RESPONSE_HEADER_SIZE -> new ErrorCode.HTTPResponseHeaderSize(field(e));
      case HTTP_RESPONSE_BODY_SIZE -> new ErrorCode.HTTPResponseBodySize(boxed(e.size()));
      case HTTP_RESPONSE_TRAILER_SECTION_SIZE ->
          new ErrorCode.HTTPResponseTrailerSectionSize(boxed(e.size()));
      case HTTP_RESPONSE_TRAILER_SIZE -> new ErrorCode.HTTPResponseTrailerSize(field(e));
      case HTTP_RESPONSE_TRANSFER_CODING ->
          new ErrorCode.HTTPResponseTransferCoding(Optional.empty());
      case HTTP_RESPONSE_CONTENT_CODING ->
          new ErrorCode.HTTPResponseContentCoding(Optional.empty());
      case HTTP_RESPONSE_TIMEOUT -> ErrorCode.HTTPResponseTimeout.INSTANCE;
      case HTTP_UPGRADE_FAILED -> ErrorCode.HTTPUpgradeFailed.INSTANCE;
      case HTTP_PROTOCOL_ERROR -> ErrorCode.HTTPProtocolError.INSTANCE;
      case LOOP_DETECTED -> ErrorCode.LoopDetected.INSTANCE;
      case CONFIGURATION_ERROR -> ErrorCode.ConfigurationError.INSTANCE;
      case INTERNAL_ERROR -> new ErrorCode.InternalError(text(e));
    };
  }

  private static Optional<String> text(HttpException e) {
    return Optional.ofNullable(e.getMessage());
  }

  private static FieldSizePayload field(HttpException e) {
    return new FieldSizePayload(Optional.empty(), boxed(e.size()));
  }

  private static Optional<Long> boxed(OptionalLong size) {
    return size.isPresent() ? Optional.of(size.getAsLong()) : Optional.empty();
  }
}
