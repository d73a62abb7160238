"""SMS by Aliyun (dysmsapi, 2017-05-25), signed as ACS3-HMAC-SHA256."""
