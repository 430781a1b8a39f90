interface Made {
	addresses: readonly string[];
	/** Paths of the files. */
	authority: string;
	certificate: string;
	key: string;
	/** SHA-256 of the authority's certificate, as browsers show it. */
	fingerprint: string;
	/** yyyy-mm-dd. */
	until: string;
	port: string;
	/** The authority was there already: seats that know it need nothing. */
	known: boolean;
}

const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** What the administrator does next: at the server, then at each seat. */
export const instructions = ({
	addresses,
	authority,
	certificate,
	key,
	fingerprint,
	until,
	port,
	known
}: Made): string => `HTTPS for ${addresses.join(', ')}, good until ${until}.

1. The server

   Start it with the certificate and the one address everybody opens:

     TLS_CERT=${certificate} TLS_KEY=${key} ORIGIN=https://${inAddress(addresses[0] ?? '')}:${port} npm start

   On Windows (PowerShell):

     $env:TLS_CERT="${certificate}"; $env:TLS_KEY="${key}"; $env:ORIGIN="https://${inAddress(addresses[0] ?? '')}:${port}"; npm start

2. Each seat${known ? ' (only those that do not trust this authority yet: it is the same as before)' : ''}

   Copy ${authority} to the seat (a memory stick, a shared folder) and nothing else from this folder:
   the files ending in .key stay on the server. Compare the fingerprint before you trust it (SHA-256):

     ${fingerprint}

   Windows (also Edge, Chrome, Safe Exam Browser), as administrator:

     certutil -dump authority.crt                   (compare the line Cert Hash(sha256))
     certutil -addstore -f Root authority.crt

   Windows, a whole domain: Group Policy → Computer Configuration → Policies → Windows Settings →
   Security Settings → Public Key Policies → Trusted Root Certification Authorities → Import; then gpupdate /force.

   Debian, Ubuntu (the system):

     openssl x509 -in authority.crt -noout -fingerprint -sha256
     sudo cp authority.crt /usr/local/share/ca-certificates/synaq-room.crt
     sudo update-ca-certificates

   Chromium and Chrome on Linux keep their own list, for each user (package libnss3-tools):

     mkdir -p ~/.pki/nssdb
     certutil -d sql:$HOME/.pki/nssdb -A -t "C,," -n "Synaq room" -i authority.crt

   Firefox: Settings → Privacy & Security → Certificates → View Certificates → Authorities → Import →
   Trust this CA to identify websites. Many PCs on Windows: policy ImportEnterpriseRoots.

   Then open https://${inAddress(addresses[0] ?? '')}:${port}/exam on the seat. A warning of the browser means that
   the step above is missing on it. Never tell candidates to click a warning away.

3. Later

   Run the same command again for other addresses, or before ${until}: the authority stays, the seats need nothing.
   Who holds authority.key can pretend to be any site to the seats. Keep the folder as you keep DATA_DIR; when a
   seat leaves the room, remove the authority from it.
`;
