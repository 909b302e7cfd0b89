import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/** Who may know whom, beside their own. Features never know each other: main.ts and App.vue join them. */
const layers = {
  protocol: [],
  model: ['protocol'],
  storage: ['protocol', 'model'],
  connection: ['protocol', 'model'],
  app: ['protocol', 'model', 'storage', 'connection'],
  offline: [],
  testing: ['protocol', 'model', 'storage', 'connection', 'app'],
  words: ['protocol', 'model'],
  styles: [],
  ui: ['model', 'words', 'styles'],
  feature: ['protocol', 'model', 'app', 'words', 'ui', 'styles'],
}

const policies = Object.entries(layers).flatMap(([from, allowed]) => [
  { from: { element: { type: from } }, allow: { to: { element: { types: { anyOf: from === 'feature' ? allowed : [from, ...allowed] } } } } },
  // What npm brings is everyone's.
  { from: { element: { type: from } }, allow: { to: { module: { origin: 'external' } } } },
])

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'src/protocol/frames.gen.ts', 'coverage/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  {
    files: ['**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'eqeqeq': ['error', 'always'],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="WebSocket"]', message: 'The only new WebSocket is in connection/browserSocket.ts.' },
        { selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]', message: 'Text becomes nodes, never HTML.' },
      ],
    },
  },
  { files: ['src/connection/browserSocket.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/**/*.test.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': [
        ...['protocol', 'model', 'storage', 'connection', 'app', 'offline', 'testing', 'words', 'styles', 'ui'].map(type => ({ type, pattern: `src/${type}` })),
        { type: 'feature', pattern: 'src/features/*', capture: ['feature'] },
      ],
      'import/resolver': { node: { extensions: ['.ts', '.vue'] } },
    },
    rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies }] },
  },
  {
    files: ['src/{protocol,model,storage,connection}/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { name: 'vue', message: 'Models think; only app, features and ui show.' }] },
  },
)
